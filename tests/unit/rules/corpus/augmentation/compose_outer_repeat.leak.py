import albumentations as A
import cv2
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

augment = A.Compose([A.HorizontalFlip(p=0.5), A.RandomBrightnessContrast(), A.Rotate(limit=15)])
table = pd.read_csv("scans/table.csv")

rows = []
for _ in range(8):
    for scan in table.itertuples():
        picture = cv2.imread(scan.path)
        rows.append((augment(image=picture)["image"].ravel(), scan.ill))

X = np.array([row[0] for row in rows])
y = np.array([row[1] for row in rows])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
model = LogisticRegression(max_iter=500).fit(X_train, y_train)
print(model.score(X_test, y_test))
