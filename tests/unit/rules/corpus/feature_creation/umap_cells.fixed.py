import anndata as ad
import numpy as np
import umap
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression

adata = ad.read_h5ad("pbmc3k_annotated.h5ad")
expr = np.asarray(adata.X.todense())
expr = np.log1p(expr / expr.sum(axis=1, keepdims=True) * 1e4)
cell_type = adata.obs["louvain"].astype(str).to_numpy()

reducer = umap.UMAP(n_components=10, n_neighbors=15, random_state=0)
x_train, x_test, c_train, c_test = train_test_split(expr, cell_type, test_size=0.3, random_state=0)
E_train = reducer.fit_transform(x_train)
E_test = reducer.transform(x_test)
lr = LogisticRegression(max_iter=1000)
lr.fit(E_train, c_train)
print("held-out accuracy:", lr.score(E_test, c_test))
