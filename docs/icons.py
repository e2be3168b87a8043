"""Makes the icons for what shows no SVG, from static/icon.svg: `make icons`."""

import shutil
import struct
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

STATIC = Path(__file__).parent.parent / "static"
DRAWING = (STATIC / "icon.svg").read_text()
PAPER = "#fbfaf6"  # behind the mark on a phone's screen, which would else be black


def png(browser: Browser, side: int, style: str) -> bytes:
    """The icon as a square of so many pixels."""
    page = browser.new_page(viewport={"width": side, "height": side})
    page.set_content(f"<style>body {{ margin: 0; {style} }} svg {{ display: block }}</style>{DRAWING}")
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def ico(picture: bytes, side: int) -> bytes:
    """An ICO file that holds one PNG."""
    header = struct.pack("<3H", 0, 1, 1)  # an icon, of one picture
    entry = struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(picture), 22)  # which begins at byte 22
    return header + entry + picture


with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    (STATIC / "favicon.ico").write_bytes(ico(png(chromium, 32, ""), 32))
    (STATIC / "apple-touch-icon.png").write_bytes(png(chromium, 180, f"padding: 26px; background: {PAPER}"))
    chromium.close()
