import numpy as np
import torch
import torch.nn as nn

imgs = np.load("scans.npy").astype("float32")
lab = np.load("lab.npy")
split = int(len(imgs) * 0.9)

mu, sigma = imgs[:split].mean(), imgs[:split].std()
imgs = (imgs - mu) / sigma
train_x, test_x = torch.from_numpy(imgs[:split]), torch.from_numpy(imgs[split:])
train_y, test_y = torch.from_numpy(lab[:split]), torch.from_numpy(lab[split:])

cnn = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(4), nn.Flatten(), nn.Linear(128, 2))
opt = torch.optim.SGD(cnn.parameters(), lr=0.01)
crit = nn.CrossEntropyLoss()
for ep in range(10):
    for i in range(0, len(train_x), 32):
        opt.zero_grad()
        crit(cnn(train_x[i:i + 32]), train_y[i:i + 32]).backward()
        opt.step()
acc = (cnn(test_x).argmax(1) == test_y).float().mean()
print("test acc", acc.item())
