"""Plant leaf disease, small resnet.  python leaf.py ROOT --copies 4"""
import argparse
import random
from collections import namedtuple
from pathlib import Path

import albumentations as A
import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader
from torchvision.models import resnet18

Sample = namedtuple("Sample", "image target")

AUG = A.Compose([
    A.HorizontalFlip(p=0.5),
    A.RandomBrightnessContrast(p=0.4),
    A.Rotate(limit=25, p=0.7),
    A.GaussianBlur(p=0.2),
])


def read_samples(root):
    classes = sorted(d.name for d in Path(root).iterdir() if d.is_dir())
    for t, name in enumerate(classes):
        for f in sorted(Path(root, name).glob("*.jpg")):
            img = cv2.cvtColor(cv2.imread(str(f)), cv2.COLOR_BGR2RGB)
            yield Sample(cv2.resize(img, (128, 128)), t)


def variants(sample, n):
    for _ in range(n):
        yield Sample(AUG(image=sample.image)["image"], sample.target)


def expand(samples, n):
    out = list(samples)
    for s in samples:
        out.extend(variants(s, n))
    return out


def collect(root, copies):
    samples = list(read_samples(root))
    print("found", len(samples))
    if copies:
        samples = expand(samples, copies)
    return samples


def divide(samples, frac, seed=0):
    samples = list(samples)
    random.Random(seed).shuffle(samples)
    k = int(len(samples) * frac)
    return {"fit": samples[:k], "eval": samples[k:]}


def collate(batch):
    x = np.stack([s.image for s in batch]).transpose(0, 3, 1, 2)
    return torch.from_numpy(x).float() / 255, torch.tensor([s.target for s in batch])


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("root")
    ap.add_argument("--copies", type=int, default=3)
    ap.add_argument("--epochs", type=int, default=10)
    args = ap.parse_args()

    sets = divide(collect(args.root, args.copies), 0.8)
    n_classes = 1 + max(s.target for s in sets["fit"])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    net = resnet18(weights=None, num_classes=n_classes).to(device)
    opt = torch.optim.AdamW(net.parameters(), lr=3e-4)

    for epoch in range(args.epochs):
        net.train()
        for x, t in DataLoader(sets["fit"], batch_size=64, shuffle=True, collate_fn=collate):
            loss = F.cross_entropy(net(x.to(device)), t.to(device))
            opt.zero_grad(); loss.backward(); opt.step()
        print(epoch, float(loss))

    net.eval()
    hits = total = 0
    with torch.no_grad():
        for x, t in DataLoader(sets["eval"], batch_size=64, collate_fn=collate):
            hits += (net(x.to(device)).argmax(1).cpu() == t).sum().item()
            total += len(t)
    print(f"accuracy {hits / total:.3f}")


if __name__ == "__main__":
    main()
