import pandas as pd
from rdkit import Chem
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_squared_error
from sklearn.pipeline import make_pipeline


def randomise(smi, n=5):
    mol = Chem.MolFromSmiles(smi)
    return [smi] + [Chem.MolToSmiles(mol, doRandom=True) for _ in range(n)]


def enumerate_smiles(d):
    return d.assign(smiles=d["smiles"].map(randomise)).explode("smiles", ignore_index=True)


lipo = (
    pd.read_csv("lipophilicity.csv")
    .drop_duplicates("smiles")
    .loc[:, ["smiles", "exp"]]
    .sample(frac=1, random_state=0)
    .reset_index(drop=True)
)
n = int(len(lipo) * 0.9)
train, test = lipo.iloc[:n], lipo.iloc[n:]
train = train.pipe(enumerate_smiles)
model = make_pipeline(CountVectorizer(analyzer="char", ngram_range=(2, 4), lowercase=False), RandomForestRegressor(random_state=0))
model.fit(train["smiles"], train["exp"])
print("rmse", mean_squared_error(test["exp"], model.predict(test["smiles"])) ** 0.5)
