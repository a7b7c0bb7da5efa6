"""What the models were used for: sums, charts, the table of calls, forecast, labelling by hand, alarms."""
