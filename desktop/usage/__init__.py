"""The pane Usage: sums, charts, forecast, the table of calls with their log, alarms."""
