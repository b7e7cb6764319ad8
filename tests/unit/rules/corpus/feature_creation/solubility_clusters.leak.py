import numpy as np
import pandas as pd
from rdkit import Chem
from rdkit.Chem import Crippen, Descriptors, rdFingerprintGenerator, rdMolDescriptors
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error, r2_score

SEED = 2023
mfp = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)


def physchem(mol):
    return [
        Descriptors.MolWt(mol),
        Crippen.MolLogP(mol),
        rdMolDescriptors.CalcTPSA(mol),
        rdMolDescriptors.CalcNumHBD(mol),
        rdMolDescriptors.CalcNumHBA(mol),
        rdMolDescriptors.CalcNumRotatableBonds(mol),
        rdMolDescriptors.CalcNumAromaticRings(mol),
    ]


def chemspace(fp, n_comp=32, n_clus=25):
    """SVD scores and distances to scaffold-like clusters."""
    svd = TruncatedSVD(n_components=n_comp, random_state=SEED)
    scores = svd.fit_transform(fp)
    km = KMeans(n_clusters=n_clus, n_init=10, random_state=SEED)
    dist = km.fit_transform(scores)
    return np.hstack([scores, dist])


tab = pd.read_csv("aqsol/curated_solubility.csv")
mols = [Chem.MolFromSmiles(s) for s in tab["smiles"]]
ok = np.array([m is not None for m in mols])
tab = tab[ok].reset_index(drop=True)
mols = [m for m in mols if m is not None]

# same skeleton measured twice (salts, stereo): keep the first
tab["skeleton"] = [Chem.MolToInchiKey(m)[:14] for m in mols]
first = (~tab["skeleton"].duplicated()).to_numpy()
mols = [m for m, f in zip(mols, first) if f]
logS = tab.loc[first, "logS"].to_numpy()

desc = np.array([physchem(m) for m in mols])
fps = np.vstack([mfp.GetFingerprintAsNumPy(m) for m in mols]).astype(np.float32)

X = np.hstack([desc, chemspace(fps)])

rng = np.random.default_rng(SEED)
idx = rng.permutation(len(logS))
cut = int(0.8 * len(idx))
itr, ite = idx[:cut], idx[cut:]

rf = RandomForestRegressor(n_estimators=500, max_features=0.33, n_jobs=-1, random_state=SEED)
rf.fit(X[itr], logS[itr])
yhat = rf.predict(X[ite])
print("compounds: %d train / %d test" % (len(itr), len(ite)))
print("R2  = %.3f" % r2_score(logS[ite], yhat))
print("MAE = %.3f log units" % mean_absolute_error(logS[ite], yhat))
