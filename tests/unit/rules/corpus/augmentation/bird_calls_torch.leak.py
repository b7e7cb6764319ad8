"""Train a small CNN on bird calls. One clip per recording."""
import csv
import sys

import torch
import torchaudio
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, Dataset, random_split

SR = 16000
to_mel = torchaudio.transforms.MelSpectrogram(SR, n_fft=1024, hop_length=256, n_mels=64)


class Clips(Dataset):
    def __init__(self, index_csv):
        with open(index_csv) as fh:
            self.rows = [(r["file"], int(r["species_id"])) for r in csv.DictReader(fh)]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        path, species = self.rows[i]
        wave, sr = torchaudio.load(path)
        wave = torchaudio.functional.resample(wave.mean(0), sr, SR)[: SR * 5]
        return nn.functional.pad(wave, (0, SR * 5 - len(wave))), species


class Shifted(Dataset):
    """same clips, rolled in time and a bit noisy"""

    def __init__(self, base, shift):
        self.base, self.shift = base, shift

    def __len__(self):
        return len(self.base)

    def __getitem__(self, i):
        wave, species = self.base[i]
        return torch.roll(wave, self.shift) + 0.005 * torch.randn_like(wave), species


def with_shifts(ds):
    return ConcatDataset([ds] + [Shifted(ds, int(SR * s)) for s in (0.5, 1.0, 1.5)])


def main(index_csv, epochs=15, n_species=30):
    gen = torch.Generator().manual_seed(4)
    clips = Clips(index_csv)
    clips = with_shifts(clips)
    n_test = len(clips) // 5
    train, test = random_split(clips, [len(clips) - n_test, n_test], generator=gen)
    net = nn.Sequential(
        nn.Conv2d(1, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
        nn.Flatten(), nn.Linear(32, n_species),
    )
    opt = torch.optim.AdamW(net.parameters(), 1e-3)
    for epoch in range(epochs):
        net.train()
        for wave, species in DataLoader(train, 32, shuffle=True):
            opt.zero_grad()
            loss = nn.functional.cross_entropy(net(to_mel(wave).log1p().unsqueeze(1)), species)
            loss.backward()
            opt.step()
        print(epoch, loss.item())

    net.eval()
    hits = 0
    with torch.no_grad():
        for wave, species in DataLoader(test, 64):
            hits += (net(to_mel(wave).log1p().unsqueeze(1)).argmax(1) == species).sum().item()
    print("test accuracy", hits / len(test))


if __name__ == "__main__":
    main(sys.argv[1])
