import pandas as pd
from sklearn.impute import KNNImputer
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC


def load(path):
    df = pd.read_csv(path, na_values=["?", "NA", ""])
    df = df.drop_duplicates()
    return df


def fill(table, cols, imputer):
    table = table.copy()
    table[cols] = imputer.transform(table[cols])
    return table


def main():
    data = load("data/hepatitis.csv")
    cols = ["bilirubin", "alk_phosphate", "sgot", "albumin", "protime"]
    imputer = KNNImputer(n_neighbors=7)
    train, test = train_test_split(data, test_size=0.3, stratify=data["class"], random_state=0)
    imputer.fit(train[cols])
    train = fill(train, cols, imputer)
    test = fill(test, cols, imputer)
    clf = SVC(C=3.0).fit(train[cols], train["class"])
    print("test accuracy: %.3f" % clf.score(test[cols], test["class"]))


if __name__ == "__main__":
    main()
