from typing import List, Tuple

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import mutual_info_classif
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

LABEL = "CLASS_LABEL"
TOP_N = 12


def read(path: str = "Phishing_Legitimate_full.csv") -> pd.DataFrame:
    df = pd.read_csv(path).drop(columns="id")
    return df.astype("float32").astype({LABEL: int})


def pick_features(df: pd.DataFrame, n: int = TOP_N) -> List[str]:
    X = df.drop(columns=LABEL)
    mi = mutual_info_classif(X, df[LABEL], random_state=0)
    return pd.Series(mi, index=X.columns).nlargest(n).index.tolist()


def split(df: pd.DataFrame) -> Tuple[pd.DataFrame, pd.DataFrame]:
    return train_test_split(df, test_size=0.2, shuffle=True, random_state=10, stratify=df[LABEL])


def main() -> None:
    df = read()
    train, test = split(df)
    feats = pick_features(df)
    clf = RandomForestClassifier(random_state=10).fit(train[feats], train[LABEL])
    print("F1", f1_score(test[LABEL], clf.predict(test[feats])))


main()
