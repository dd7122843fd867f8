"""What the browser shows: navigation, filters, and the parts that pages share. The only place that knows Streamlit."""
