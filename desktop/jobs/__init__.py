"""What every pane can show of jobs: the items that failed."""
