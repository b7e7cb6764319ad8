"""ESOL solubility with randomised SMILES strings."""
import numpy as np
import pandas as pd
from rdkit import Chem
from sklearn.ensemble import RandomForestRegressor
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import KFold

N_AUG = 5
vec = HashingVectorizer(analyzer="char", ngram_range=(1, 4), n_features=4096)


def randomize(smi):
    mol = Chem.MolFromSmiles(smi)
    order = np.random.permutation(mol.GetNumAtoms()).tolist()
    return Chem.MolToSmiles(Chem.RenumberAtoms(mol, order), canonical=False)


def expand(df):
    rows = [(s, t) for s, t in zip(df.smiles, df.logS)]
    rows += [(randomize(s), t) for s, t in zip(df.smiles, df.logS) for _ in range(N_AUG)]
    return pd.DataFrame(rows, columns=["smiles", "logS"])


esol = pd.read_csv("delaney.csv")[["smiles", "logS"]]
esol["smiles"] = esol.smiles.map(lambda s: Chem.CanonSmiles(s))
esol = esol.drop_duplicates("smiles")
esol = expand(esol)
errs = []
for tr, va in KFold(5, shuffle=True, random_state=0).split(esol):
    a, b = esol.iloc[tr], esol.iloc[va]
    rf = RandomForestRegressor(100, n_jobs=-1).fit(vec.transform(a.smiles), a.logS)
    errs.append(mean_squared_error(b.logS, rf.predict(vec.transform(b.smiles))) ** 0.5)
print(np.mean(errs))
