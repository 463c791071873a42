"""Serves the files of one document from memory and refuses every other address."""

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

DATA_URL_LIMIT = 100_000


class RefusedAddress(FatalURLFetchingError):
    """Fatal on purpose: WeasyPrint only logs ordinary errors and would print the page without its picture."""


class AssetFetcher(URLFetcher):
    def __init__(self, assets):
        super().__init__(allowed_protocols=['asset', 'data'], allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url, headers=None):
        scheme, _, rest = url.partition(':')
        if scheme.lower() == 'asset':
            return self._asset(url, rest)
        if scheme.lower() == 'data':
            if len(url) > DATA_URL_LIMIT:
                raise RefusedAddress(f'an embedded data: address of {len(url)} characters is too large')
            return super().fetch(url, headers)
        raise RefusedAddress(f'the address {url[:200]} is not part of the document')

    def _asset(self, url, name):
        try:
            mime_type, body = self._assets[name]
        except KeyError:
            raise RefusedAddress(f'the file {url[:200]} is missing') from None
        return URLFetcherResponse(url, body, {'Content-Type': mime_type})
