"""CALM in the conventions of transformers; importing it registers it with transformers' auto classes."""

from transformers import AutoConfig, AutoImageProcessor, AutoModel, AutoModelForImageTextToText, AutoProcessor

from aesthetic_studio.networks.calm.configuration_calm import CalmConfig
from aesthetic_studio.networks.calm.modeling_calm import (
    CalmForConditionalGeneration,
    CalmMfam,
    CalmPreTrainedModel,
    VisionDepths,
)
from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor, CalmProcessor

AutoConfig.register(CalmConfig.model_type, CalmConfig, exist_ok=True)
AutoModel.register(CalmConfig, CalmForConditionalGeneration, exist_ok=True)
AutoModelForImageTextToText.register(CalmConfig, CalmForConditionalGeneration, exist_ok=True)
AutoImageProcessor.register(CalmConfig, image_processor_classes={"pil": CalmImageProcessor}, exist_ok=True)
AutoProcessor.register(CalmConfig, CalmProcessor, exist_ok=True)

__all__ = [
    "CalmConfig",
    "CalmForConditionalGeneration",
    "CalmImageProcessor",
    "CalmMfam",
    "CalmPreTrainedModel",
    "CalmProcessor",
    "VisionDepths",
]
