import numpy as np
import pandas as pd
from imblearn.over_sampling import KMeansSMOTE, SMOTE, RandomOverSampler
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

gtzan = pd.read_csv("music_features.csv")
genre = gtzan["genre"].to_numpy()
spec = gtzan.filter(regex="^(mfcc|chroma)").to_numpy()

samplers = {
    "random": RandomOverSampler(random_state=0),
    "smote": SMOTE(random_state=0),
    "kmeans": KMeansSMOTE(random_state=0, cluster_balance_threshold=0.05),
}
rows = {}
for key, sampler in samplers.items():
    S, G = sampler.fit_resample(spec, genre)
    S_tr, S_te, G_tr, G_te = train_test_split(S, G, test_size=0.2, random_state=0)
    rf = RandomForestClassifier(random_state=0).fit(S_tr, G_tr)
    rows[key] = f1_score(G_te, rf.predict(S_te), average="macro")
print({k: np.round(v, 3) for k, v in rows.items()})
