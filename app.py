"""The web application, for `streamlit run app.py` and for any ASGI server (`uvicorn app:app`)."""

from streamlit.starlette import App

from stdcheck.web.application import SCRIPT, parts

app = App(SCRIPT, **parts())
