"""Who may see what, in every mode: pages, files and the websocket all ask ``admission.DOOR``. Nothing here knows Streamlit."""
