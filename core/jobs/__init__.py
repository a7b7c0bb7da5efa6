"""Jobs: every long action, planned as a query, run item by item, committed in batches."""
