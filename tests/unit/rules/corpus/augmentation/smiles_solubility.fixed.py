"""Aqueous solubility from SMILES text.

A molecule can be written in many ways, so we enumerate random SMILES to give
the character n-gram model more to read.
"""
import argparse
import random

import numpy as np
import pandas as pd
from rdkit import Chem, RDLogger
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

RDLogger.DisableLog("rdApp.*")


def canonical(smiles):
    mol = Chem.MolFromSmiles(smiles)
    return Chem.MolToSmiles(mol) if mol is not None else None


def random_smiles(smiles, rng):
    mol = Chem.MolFromSmiles(smiles)
    order = list(range(mol.GetNumAtoms()))
    rng.shuffle(order)
    return Chem.MolToSmiles(Chem.RenumberAtoms(mol, order), canonical=False)


def enumerate_smiles(table, n, seed):
    rng = random.Random(seed)
    rows = []
    for smi, logs in table[["smiles", "logS"]].itertuples(index=False):
        variants = {smi} | {random_smiles(smi, rng) for _ in range(n)}
        rows.extend((v, logs) for v in sorted(variants))
    return pd.DataFrame(rows, columns=["smiles", "logS"])


def load(path):
    raw = pd.read_csv(path, usecols=["smiles", "logS"])
    raw["smiles"] = raw["smiles"].map(canonical)
    return raw.dropna().groupby("smiles", as_index=False)["logS"].mean()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("csv")
    parser.add_argument("--variants", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    molecules = load(args.csv)
    train, test = train_test_split(molecules, test_size=0.15, random_state=args.seed)
    train = enumerate_smiles(train, args.variants, args.seed)

    model = make_pipeline(
        HashingVectorizer(analyzer="char", ngram_range=(1, 5), n_features=2**17, lowercase=False),
        Ridge(alpha=0.3),
    )
    model.fit(train["smiles"], train["logS"])
    pred = model.predict(test["smiles"])
    print(f"{len(train)} strings in training, {len(test)} in test")
    print(f"RMSE {np.sqrt(mean_squared_error(test['logS'], pred)):.3f}  R2 {r2_score(test['logS'], pred):.3f}")


if __name__ == "__main__":
    main()
