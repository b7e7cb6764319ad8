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


def chemspace(fp_tr, fp_te, n_comp=32, n_clus=25):
    """SVD scores and distances to scaffold-like clusters."""
    svd = TruncatedSVD(n_components=n_comp, random_state=SEED)
    s_tr = svd.fit_transform(fp_tr)
    s_te = svd.transform(fp_te)
    km = KMeans(n_clusters=n_clus, n_init=10, random_state=SEED)
    d_tr = km.fit_transform(s_tr)
    d_te = km.transform(s_te)
    return np.hstack([s_tr, d_tr]), np.hstack([s_te, d_te])


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

rng = np.random.default_rng(SEED)
idx = rng.permutation(len(logS))
cut = int(0.8 * len(idx))
itr, ite = idx[:cut], idx[cut:]

cs_tr, cs_te = chemspace(fps[itr], fps[ite])
Xtr = np.hstack([desc[itr], cs_tr])
Xte = np.hstack([desc[ite], cs_te])

rf = RandomForestRegressor(n_estimators=500, max_features=0.33, n_jobs=-1, random_state=SEED)
rf.fit(Xtr, logS[itr])
yhat = rf.predict(Xte)
print("compounds: %d train / %d test" % (len(itr), len(ite)))
print("R2  = %.3f" % r2_score(logS[ite], yhat))
print("MAE = %.3f log units" % mean_absolute_error(logS[ite], yhat))
