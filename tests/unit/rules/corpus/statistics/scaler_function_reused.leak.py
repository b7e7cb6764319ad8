import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.cluster import KMeans
from sklearn.svm import LinearSVC


def mad_scale(frame, ref):
    med = ref.median()
    mad = (ref - med).abs().median()
    return (frame - med) / mad


seeds = pd.read_csv("seeds.csv")
kind = seeds.pop("kind")
seeds = mad_scale(seeds, seeds)
p, q, kp, kq = train_test_split(seeds, kind, test_size=0.25, random_state=77)
svc = LinearSVC(C=0.3).fit(p, kp)
print("share right:", svc.score(q, kq))
