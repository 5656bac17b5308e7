"""All data sets that the studio reads, by name."""

from collections.abc import Mapping

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.datasets.aadb import Aadb
from aesthetic_studio.training.datasets.aesbench import AesBench
from aesthetic_studio.training.datasets.aesmmit import AesMmit
from aesthetic_studio.training.datasets.ava import Ava
from aesthetic_studio.training.datasets.ava_captions import AvaCaptions
from aesthetic_studio.training.datasets.data_set import DataSet
from aesthetic_studio.training.datasets.eva import Eva
from aesthetic_studio.training.datasets.flickr_aes import FlickrAes
from aesthetic_studio.training.datasets.humanbeauty import HumanBeauty
from aesthetic_studio.training.datasets.image_text import LaionCcSbu, ShareGpt4V
from aesthetic_studio.training.datasets.para import Para
from aesthetic_studio.training.datasets.pccd import Pccd
from aesthetic_studio.training.datasets.real_cur import RealCur
from aesthetic_studio.training.datasets.spaq import Spaq
from aesthetic_studio.training.datasets.tad66k import Tad66k

DATA_SETS: Mapping[str, DataSet] = {
    data_set.name: data_set
    for data_set in (
        Ava(),
        AvaCaptions(),
        Pccd(),
        Aadb(),
        Para(),
        Tad66k(),
        Spaq(),
        Eva(),
        FlickrAes(),
        RealCur(),
        AesMmit(),
        AesBench(),
        HumanBeauty(),
        LaionCcSbu(),
        ShareGpt4V(),
    )
}


def find(name: str) -> DataSet:
    """The data set of this name.

    Raises:
        UsageError: there is none.
    """
    try:
        return DATA_SETS[name.lower()]
    except KeyError as error:
        raise UsageError(
            f"There is no data set {name!r}.", f"The names are {', '.join(DATA_SETS)}."
        ) from error
