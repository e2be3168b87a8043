"""Takes the README's screenshot of a running site: `make run` in one terminal, `make screenshot` in another."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ADDRESS = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/"
PICTURE = Path(__file__).with_name("screenshot.png")

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.goto(ADDRESS)
    page.screenshot(path=PICTURE)
    browser.close()
print(f"Wrote {PICTURE}")
