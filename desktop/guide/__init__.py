"""The first-run guide: from documents to an exported dataset on one page."""
