"""The installation: settings by concern, addresses of pages, the start-up of `gongkai serve`."""
