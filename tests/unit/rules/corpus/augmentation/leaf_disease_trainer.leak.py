"""Cassava disease classifier - offline flips/rotations + ResNet18."""
import glob
import os
import random

import torch
import torch.nn as nn
import torchvision.transforms.functional as TF
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import models, transforms

CLASSES = ["cbb", "cbsd", "cgm", "cmd", "healthy"]
IMAGENET_MEAN, IMAGENET_STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]

to_tensor = transforms.Compose([
    transforms.Resize((224, 224)),
    transforms.ToTensor(),
    transforms.Normalize(IMAGENET_MEAN, IMAGENET_STD),
])

VARIANTS = {
    "orig": lambda im: im,
    "hflip": TF.hflip,
    "rot90": lambda im: im.rotate(90),
    "rot180": lambda im: im.rotate(180),
    "bright": lambda im: TF.adjust_brightness(im, 1.3),
}


class PlantSet(Dataset):
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        path, label, variant = self.items[i]
        img = Image.open(path).convert("RGB")
        return to_tensor(VARIANTS[variant](img)), label


def list_files(root):
    out = []
    for k, name in enumerate(CLASSES):
        for p in sorted(glob.glob(os.path.join(root, name, "*.jpg"))):
            out.append((p, k))
    return out


def expand(files):
    return [(p, k, v) for p, k in files for v in VARIANTS]


def make_sets(root, seed=13):
    rnd = random.Random(seed)
    files = list_files(root)
    items = expand(files)
    rnd.shuffle(items)
    cut = int(0.85 * len(items))
    return PlantSet(items[:cut]), PlantSet(items[cut:])


def accuracy(net, loader, dev):
    net.eval()
    hit = n = 0
    with torch.no_grad():
        for x, t in loader:
            hit += (net(x.to(dev)).argmax(1).cpu() == t).sum().item()
            n += len(t)
    return hit / n


def run(root="cassava", epochs=8):
    dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    train_set, test_set = make_sets(root)
    train_dl = DataLoader(train_set, batch_size=64, shuffle=True, num_workers=4)
    test_dl = DataLoader(test_set, batch_size=128, num_workers=4)

    net = models.resnet18(weights=models.ResNet18_Weights.IMAGENET1K_V1)
    net.fc = nn.Linear(net.fc.in_features, len(CLASSES))
    net.to(dev)
    opt = torch.optim.SGD(net.parameters(), lr=0.005, momentum=0.9, weight_decay=5e-4)
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, epochs)
    crit = nn.CrossEntropyLoss(label_smoothing=0.05)

    for ep in range(epochs):
        net.train()
        for x, t in train_dl:
            opt.zero_grad()
            crit(net(x.to(dev)), t.to(dev)).backward()
            opt.step()
        sched.step()
        print("epoch", ep, "train acc %.4f" % accuracy(net, train_dl, dev))
    print("held-out acc %.4f" % accuracy(net, test_dl, dev))
    torch.save(net.state_dict(), "resnet18_cassava.pt")


if __name__ == "__main__":
    run()
