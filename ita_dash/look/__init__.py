"""How figures look: the words, rows and charts that pages and links share. Knows nothing of Streamlit."""
