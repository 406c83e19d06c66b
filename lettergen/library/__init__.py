"""From files to records: reading with line numbers, the schema, loading. Every fault is a finding; the rest still loads."""
