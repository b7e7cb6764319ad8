import umap
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

cells = pd.read_csv("pbmc.csv", index_col="barcode")
types = cells.pop("cell_type")
reducer = umap.UMAP(n_components=10, random_state=42)
emb = reducer.fit_transform(cells)
etr, ete, ttr, tte = train_test_split(emb, types, test_size=0.2, stratify=types)
print(SVC().fit(etr, ttr).score(ete, tte))
