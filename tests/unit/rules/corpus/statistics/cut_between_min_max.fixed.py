import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import CategoricalNB


def bin_ages(s, edges):
    return np.digitize(s, edges[1:-1])


def run(path="bank-full.csv"):
    bank = pd.read_csv(path, sep=";")
    bank["y"] = bank["y"].eq("yes").astype(int)
    one, two = train_test_split(bank[["age", "y"]], test_size=0.2, random_state=6)
    edges = np.linspace(one["age"].min(), one["age"].max(), 7)
    one["age"] = bin_ages(one["age"], edges)
    two["age"] = bin_ages(two["age"], edges)
    nb = CategoricalNB(min_categories=6).fit(one[["age"]], one["y"])
    return nb.score(two[["age"]], two["y"])


print(run())
