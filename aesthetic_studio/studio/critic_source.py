"""Where a session gets its critic from."""

from aesthetic_studio.critics.catalogue import find
from aesthetic_studio.critics.loading import load_critic
from aesthetic_studio.critics.protocol import Critic
from aesthetic_studio.domain.progress import ProgressCallback
from aesthetic_studio.settings import Home, Settings, resources


def open_critic(home: Home, settings: Settings, progress: ProgressCallback) -> Critic:
    """Load the critic of the settings from the installed and the built-in ones.

    Raises:
        CriticUnavailableError: it is not installed, damaged, or does not fit.
    """
    source = find(settings.critic, home.models, resources() / "models")
    return load_critic(source, device=settings.device, quantization=settings.quantization, progress=progress)
