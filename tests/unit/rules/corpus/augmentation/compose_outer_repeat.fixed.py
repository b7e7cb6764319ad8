import albumentations as A
import cv2
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupShuffleSplit

augment = A.Compose([A.HorizontalFlip(p=0.5), A.RandomBrightnessContrast(), A.Rotate(limit=15)])
table = pd.read_csv("scans/table.csv")

rows = []
for _ in range(8):
    for scan in table.itertuples():
        picture = cv2.imread(scan.path)
        rows.append((augment(image=picture)["image"].ravel(), scan.ill, scan.path))

X = np.array([row[0] for row in rows])
y = np.array([row[1] for row in rows])
groups = np.array([row[2] for row in rows])
train, test = next(GroupShuffleSplit(test_size=0.25, random_state=0).split(X, y, groups))
model = LogisticRegression(max_iter=500).fit(X[train], y[train])
print(model.score(X[test], y[test]))
