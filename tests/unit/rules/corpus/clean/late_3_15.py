import torch
import torchvision.transforms.v2 as T
from torch import nn
from torch.utils.data import DataLoader, Subset
from torchvision.datasets import ImageFolder
from torchvision.models import ResNet50_Weights, resnet50

torch.manual_seed(0)
norm = T.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])
base = [T.Resize(256), T.CenterCrop(224), T.ToImage(), T.ToDtype(torch.float32, scale=True), norm]
images = ImageFolder("birds/", transform=T.Compose(base))

backbone = resnet50(weights=ResNet50_Weights.IMAGENET1K_V2)
backbone.fc = nn.Identity()
backbone.eval()
with torch.no_grad():
    feats, labels = map(torch.cat, zip(*[(backbone(a), b) for a, b in DataLoader(images, 64)]))

# the backbone is frozen and was never trained on these images
perm = torch.randperm(len(labels))
tr, te = perm[: 4 * len(perm) // 5], perm[4 * len(perm) // 5 :]
probe = nn.Linear(2048, len(images.classes))
opt = torch.optim.LBFGS(probe.parameters(), max_iter=100)


def closure():
    opt.zero_grad()
    loss = nn.functional.cross_entropy(probe(feats[tr]), labels[tr])
    loss.backward()
    return loss


opt.step(closure)
print("linear probe", (probe(feats[te]).argmax(1) == labels[te]).float().mean().item())
