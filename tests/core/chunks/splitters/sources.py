"""A short program in each language; § stands where a piece has to begin when pieces are small."""

from __future__ import annotations

MARKED = {
    "python": '''"""订单 orders."""
import os
from decimal import Decimal


§# What is owed.
@cached
def owed(order: dict[str, int], rate: float = 0.2) -> Decimal:
    """Return the price, 含税."""
    return Decimal(order["price"]) * Decimal(1 + rate)


§class Order(Base):
    """An order of goods that is to be delivered within thirty days."""

    def __init__(self, name: str) -> None:
        self.name = name
''',
    "javascript": """import { tax } from "./tax.js";
const RATE = 0.2;

§/** What is owed. 应付金额 */
export function owed(order) {
  const price = order.price * order.count;
  return price + tax(price, RATE);
}

§export class Order extends Base {
  constructor(name) { super(); this.name = name; }
  total() { return owed(this); }
}

§const send = async (order) => {
  await fetch("/orders", { method: "POST", body: JSON.stringify(order) });
};
""",
    "typescript": """import type { Tax } from "./tax";

§// What is owed. 应付金额
export interface Order {
  name: string;
  price: number;
  readonly paid: boolean;
}

§export function owed(order: Order, rate: number): number {
  const price: number = order.price;
  return price * (1 + rate) + 0;
}

§export abstract class Ledger<T extends Order> {
  private orders: T[] = [];
  public add(order: T): void { this.orders.push(order); }
}
""",
    "tsx": """import React from "react";

§// One row of the table. 表格的一行
export function Row({ name }: { name: string }) {
  const long: string = name.repeat(2);
  return <tr><td>{long}</td><td>{name}</td></tr>;
}

§export function Table(props: { rows: string[] }) {
  const rows = props.rows.map((row) => <Row name={row} key={row} />);
  return <table><tbody>{rows}</tbody></table>;
}
""",
    "java": """package shop.orders;

import java.util.List;

§/** An order. 订单 */
public class Order {
    private final List<String> names;
    public Order(List<String> names) { this.names = names; }

    @Override
    public String toString() { return "Order of " + names.size(); }
}

§interface Payable {
    // within thirty days of the invoice, unless agreed otherwise
    long owed(double rate);
    boolean isPaid();
}
""",
    "c": """#include <stdio.h>
#define RATE 20

§/* What is owed. 应付金额 */
static int owed(int price, int count)
{
    int sum = price * count;
    return sum + sum * RATE / 100;
}

§int main(void)
{
    printf("%d\\n", owed(12, 3));
    printf("within thirty days\\n");
    return 0;
}
""",
    "cpp": """#include <vector>
using namespace std;

§// An order. 订单
class Order {
public:
    explicit Order(std::vector<int> prices) : prices_(prices) {}
    virtual int owed() const { return prices_.size(); }
private:
    std::vector<int> prices_;
};

§template <typename T>
T largest(const std::vector<T>& all) {
    T best = all.front();
    for (const auto& one : all) best = one > best ? one : best;
    return best;
}
""",
    "csharp": """using System;
using System.Collections.Generic;

§/// <summary>An order. 订单</summary>
public class Order
{
    public string Name { get; set; } = "";
    public decimal Owed(decimal rate) => Price * (1 + rate);
    private decimal Price { get; init; }
}

§public interface IPayable
{
    bool IsPaid { get; }
    void Pay(decimal amount, string currency, bool inFull = true);
}
""",
    "go": """package shop

import "fmt"

§// Owed is what is owed. 应付金额
func Owed(price, count int) int {
	sum := price * count
	fmt.Println("within thirty days", sum)
	return sum
}

§// Order is an order.
type Order struct {
	Name  string
	Price int
	Paid  bool // in full, within thirty days
}

§func (o *Order) String() string {
	defer fmt.Println("done")
	return fmt.Sprintf("%s for %d", o.Name, o.Price)
}
""",
    "rust": """use std::fmt;

§/// An order. 订单
#[derive(Debug, Clone)]
pub struct Order {
    pub name: String,
    pub price: u64,
}

§impl Order {
    pub fn owed(&self, rate: f64) -> f64 {
        let mut sum = self.price as f64;
        sum += sum * rate;
        sum
    }
}

§#[test]
fn pays_in_full() {
    let order = Order { name: "pump".into(), price: 3 };
    println!("{:?} {}", order, order.owed(0.2));
}
""",
    "ruby": """require "json"

§# An order. 订单
class Order < Base
  attr_reader :name

  def owed(rate)
    @price * (1 + rate)
  end
end

§def deliver(orders)
  orders.each do |order|
    puts "delivered #{order.name} within thirty days"
  end
end

§module Ledger
  def self.total(orders)
    orders.sum { |order| order.owed(0.2) }
  end
end
""",
    "php": """<?php
namespace App\\Orders;

§/** What is owed. 应付金额 */
function owed(array $order, float $rate): float
{
    $sum = $order['price'] * $order['count'];
    return $sum * (1 + $rate);
}

§class Order
{
    private string $name = "pump";
    public function name(): string { return $this->name; }
    public function owed(): float { return owed(['price' => 1], 0.2); }
}
""",
    "scala": """import scala.collection.mutable.{Map, Set}

§/** An order. 订单 */
case class Order(name: String, price: Double) {
  def owed(rate: Double): Double = price * (1 + rate)
  override def toString: String = s"$name for $price"
}

§object Ledger extends App {
  implicit val rate: Double = 0.2
  def kind(order: Order): String = order.price match {
    case 0 => "free"
    case _ => "paid"
  }
}
""",
    "bash": """#!/usr/bin/env bash
set -euo pipefail

§# Delivers one order. 交货
deliver() {
  local name="$1"
  if [[ -z "$name" ]]; then
    echo "no name given" >&2
    return 1
  fi
}

§main() {
  for name in pump valve pipe; do
    deliver "$name"
    echo "delivered $name within thirty days"
  done
}
""",
    "kotlin": """import kotlin.math.max

§/** An order. 订单 */
data class Order(val name: String, val price: Double) {
    fun owed(rate: Double): Double = price * (1 + rate)
    override fun toString(): String = "$name for $price"
}

§fun largest(orders: List<Order>): Double {
    val prices: List<Double> = orders.map { it.price }
    println("within thirty days")
    return prices.fold(0.0) { best, one -> max(best, one) }
}
""",
    "swift": """import Foundation

§/// An order. 订单
struct Order: Codable {
    let name: String
    let price: Double
    func owed(rate: Double) -> Double { return price * (1 + rate) }
}

§extension Order {
    mutating func rename(to other: String) {
        guard let first = other.first else { return }
        print("renamed to \\(first), delivered within thirty days")
    }
}
""",
    "lua": """local json = require("json")

§-- What is owed. 应付金额
local function owed(price, count)
  local sum = price * count
  if sum > 1000 then
    sum = sum - 10
  end
  return sum
end

§function deliver(orders)
  for _, order in ipairs(orders) do
    print("delivered " .. order.name .. " within thirty days")
  end
end
""",
    "dart": """import 'package:flutter/material.dart';

§/// An order. 订单
class Order extends Thing {
  final String name;
  Order(this.name);
  @override
  String toString() => 'Order of $name';
}

§class Page extends State<Table> {
  late int count;
  @override
  Widget build(BuildContext context) => Text('delivered within thirty days $count');
}
""",
    "powershell": """$rate = 0.2

§# What is owed. 应付金额
function Get-Owed {
    param([double]$Price, [int]$Count)
    $sum = $Price * $Count
    return $sum * (1 + $rate)
}

§function Write-Order {
    param([string]$Name)
    if ($Name -eq "") { Write-Error "no name given" }
    Write-Output "delivered $Name within thirty days"
}
""",
    "matlab": """function total = owed(price, count)
% What is owed. 应付金额
    sums = zeros(1, 3);
    sums(1) = price * count;
    total = sum(sums);
end

§function deliver(names)
% Within thirty days of the invoice.
    for k = 1:numel(names)
        fprintf('%s delivered\\n', names{k});
    end
end
""",
    "css": """@import url("base.css");

§/* The table of orders. 订单表 */
.orders td, .orders th {
  padding: 4px 8px;
  border-bottom: 1px solid #ddd;
  text-align: left;
}

§@media (max-width: 600px) {
  .orders { display: block; }
  .orders th { display: none; }
  .orders td { padding: 2px 4px; margin: 0; }
}
""",
}

SOURCES = {language: marked.replace("§", "") for language, marked in MARKED.items()}


def beginnings(language: str) -> list[int]:
    """Return the positions in `SOURCES[language]` that are marked."""
    parts = MARKED[language].split("§")
    return [sum(map(len, parts[: index + 1])) for index in range(len(parts) - 1)]
