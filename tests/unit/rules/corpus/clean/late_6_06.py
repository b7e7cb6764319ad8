"""Fracture detection on wrist radiographs: patients are split first, only the training view is augmented."""
import copy

import pandas as pd
import torch
from PIL import Image
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import models, transforms as T

norm = T.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
augmented = T.Compose([T.RandomResizedCrop(224, scale=(0.8, 1.0)), T.RandomHorizontalFlip(), T.RandomRotation(10), T.ToTensor(), norm])
plain = T.Compose([T.Resize((224, 224)), T.ToTensor(), norm])


class Wrists(Dataset):
    def __init__(self, rows, transform, copies=1):
        self.rows = pd.concat([rows] * copies, ignore_index=True)
        self.transform = transform

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        row = self.rows.iloc[i]
        return self.transform(Image.open(row["path"]).convert("RGB")), torch.tensor(float(row["fracture"]))


@torch.no_grad()
def auc(net, loader, device):
    net.eval()
    pairs = [(net(x.to(device)).squeeze(1).cpu(), y) for x, y in loader]
    return roc_auc_score(torch.cat([y for _, y in pairs]).numpy(), torch.cat([p for p, _ in pairs]).numpy())


def main():
    torch.manual_seed(0)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    studies = pd.read_csv("studies.csv")  # path, patient, fracture
    rest, test_ids = train_test_split(studies["patient"].unique(), test_size=0.2, random_state=0)
    train_ids, val_ids = train_test_split(rest, test_size=0.2, random_state=0)
    part = lambda ids: studies[studies["patient"].isin(ids)]

    train = DataLoader(Wrists(part(train_ids), augmented, copies=3), batch_size=32, shuffle=True, num_workers=4)
    val = DataLoader(Wrists(part(val_ids), plain), batch_size=64)
    test = DataLoader(Wrists(part(test_ids), plain), batch_size=64)

    net = models.resnet18(weights=models.ResNet18_Weights.IMAGENET1K_V1)
    net.fc = nn.Linear(net.fc.in_features, 1)
    net.to(device)
    opt = torch.optim.AdamW(net.parameters(), lr=1e-4)
    best, state = 0.0, copy.deepcopy(net.state_dict())
    for epoch in range(12):
        net.train()
        for x, y in train:
            opt.zero_grad()
            nn.functional.binary_cross_entropy_with_logits(net(x.to(device)).squeeze(1), y.to(device)).backward()
            opt.step()
        score = auc(net, val, device)
        if score > best:
            best, state = score, copy.deepcopy(net.state_dict())
    net.load_state_dict(state)
    print(f"validation AUC {best:.3f}, test AUC {auc(net, test, device):.3f}")


if __name__ == "__main__":
    main()
