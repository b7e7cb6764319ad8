import albumentations as A
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression

tf = A.Compose([A.HorizontalFlip(p=0.5), A.RandomBrightnessContrast(p=0.8), A.GaussNoise(p=0.3)])
pics = np.load("satellite.npy")
land = np.load("landuse.npy")
p1, p2, l1, l2 = train_test_split(pics, land, test_size=0.2, random_state=1)
more = np.stack([tf(image=p)["image"] for p in p1 for _ in range(3)])
p1 = np.concatenate([p1, more])
l1 = np.concatenate([l1, np.repeat(l1, 3)])
flat = lambda z: z.reshape(len(z), -1) / 255
print(LogisticRegression(max_iter=200).fit(flat(p1), l1).score(flat(p2), l2))
