"""Every version of the data that was seen: kept, thinned out, compared, and followed over the year. No Streamlit, no Google."""
