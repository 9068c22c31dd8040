"""Details: event, roster and agenda."""
