"""Plural texts outside classes reach the .ts files as plurals."""

from __future__ import annotations

from i18n import plurals

CODE = """
QCoreApplication.translate("Cards", "%n day(s) ago", "", days)
(1, QCoreApplication.translate("Cards", 'the "old" %n card(s)', "", card.documents))
QCoreApplication.translate("Cards", "yesterday")
"""


def test_only_texts_with_a_number_are_found() -> None:
    assert plurals.find(CODE) == [("Cards", "%n day(s) ago"), ("Cards", 'the "old" %n card(s)')]


def test_classes_hold_the_same_texts() -> None:
    code = plurals.as_classes([("B", "%n b"), ("A", 'a "%n"'), ("B", "%n b")])
    assert code == (
        'class A:\n    def texts(self):\n        self.tr("a \\"%n\\"", "", n)\n'
        'class B:\n    def texts(self):\n        self.tr("%n b", "", n)\n'
    )
