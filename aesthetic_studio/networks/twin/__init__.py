"""The small visual encoder of calm-nano: what a photo shows, and how it was made.

Importing it teaches transformers' ``AutoConfig`` and ``AutoModel`` the type ``twin_vision``.
"""

from transformers import AutoConfig, AutoModel

from aesthetic_studio.networks.twin.configuration_twin import TwinVisionConfig
from aesthetic_studio.networks.twin.modeling_twin import TwinVisionModel

AutoConfig.register("twin_vision", TwinVisionConfig, exist_ok=True)
AutoModel.register(TwinVisionConfig, TwinVisionModel, exist_ok=True)

__all__ = ["TwinVisionConfig", "TwinVisionModel"]
