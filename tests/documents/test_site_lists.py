"""Lists of sites as files."""

import pytest

from stdcheck.documents.sites import SiteForm, SiteList, dump_sites, load_sites, read_sites
from stdcheck.domain.errors import StdcheckError
from stdcheck.services.settings import library_folder


def test_a_list_of_sites_goes_out_and_in() -> None:
    central = SiteForm(
        code="central", name={"en": "Central", "zh": "中央站"}, area="Inner city", time_zone="Asia/Shanghai"
    )
    sites = SiteList(stdcheck=1, kind="sites", sites=(central, SiteForm(code="x", name="no: [yes]")))
    assert read_sites(dump_sites(sites).encode()) == sites


def test_the_library_has_six_sites() -> None:
    assert len(load_sites(library_folder() / "audits" / "sites.yaml").sites) == 6


@pytest.mark.parametrize(
    "text",
    ["", "[1]", "a: [", "stdcheck: 2\nkind: sites\nsites: []", "stdcheck: 1\nkind: sites\nsites:\n- code: a\n  nme: b"],
)
def test_what_is_no_list_of_sites_is_refused(text: str) -> None:
    with pytest.raises(StdcheckError) as caught:
        read_sites(text.encode(), "sites.yaml")
    assert {problem.place.file for problem in caught.value.problems} == {"sites.yaml"}
