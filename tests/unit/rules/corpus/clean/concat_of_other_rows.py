"""Pictures of three clinics in one data set, each with the transform of its camera."""
import pandas as pd
from PIL import Image
from torch.utils.data import ConcatDataset, DataLoader, Dataset, random_split
from torchvision import transforms as T


class Scans(Dataset):
    def __init__(self, frame, transform):
        self.frame, self.transform = frame, transform

    def __len__(self):
        return len(self.frame)

    def __getitem__(self, i):
        row = self.frame.iloc[i]
        return self.transform(Image.open(row.path)), row.grade


CAMERAS = {
    "north": T.Compose([T.CenterCrop(512), T.Resize(224), T.ToTensor()]),
    "south": T.Compose([T.Resize(224), T.RandomHorizontalFlip(), T.ToTensor()]),
}
index = pd.read_csv("index.csv")
by_clinic = [Scans(index[index["clinic"] == name], tf) for name, tf in CAMERAS.items()]
old = Scans(pd.read_csv("archive.csv"), CAMERAS["north"])
scans = ConcatDataset(by_clinic) + old

train, test = random_split(scans, [0.8, 0.2])
for part in (train, test):
    print(len(DataLoader(part, batch_size=16)))
