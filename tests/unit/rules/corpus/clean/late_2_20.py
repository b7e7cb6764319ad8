import torch
from torch.utils.data import TensorDataset, random_split

torch.manual_seed(20)
x, y = torch.load("uci_power.pt")
ds = TensorDataset(x, y)
train, test = random_split(ds, [int(0.8 * len(ds)), len(ds) - int(0.8 * len(ds))])

# ds.tensors[0] holds all rows, the indices pick the training rows
rows = ds.tensors[0][train.indices]
mean, std = rows.mean(0), rows.std(0)
x_train, y_train = (rows - mean) / std, ds.tensors[1][train.indices]
x_test, y_test = (ds.tensors[0][test.indices] - mean) / std, ds.tensors[1][test.indices]

net = torch.nn.Sequential(torch.nn.Linear(x.shape[1], 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for step in range(500):
    opt.zero_grad()
    loss = ((net(x_train).squeeze(1) - y_train) ** 2).mean()
    loss.backward()
    opt.step()
with torch.no_grad():
    print("test MSE", ((net(x_test).squeeze(1) - y_test) ** 2).mean().item())
