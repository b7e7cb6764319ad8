import click
import pandas as pd
from catboost import CatBoostClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def add_merchant_risk(df, history):
    """fraud rate and number of transactions by merchant"""
    agg = history.groupby("merchant").agg(m_rate=("is_fraud", "mean"), m_n=("is_fraud", "size"))
    return df.merge(agg, how="left", left_on="merchant", right_index=True)


@click.command()
@click.argument("csv_path", type=click.Path(exists=True))
@click.option("--iterations", default=500, show_default=True)
def main(csv_path, iterations):
    tx = pd.read_csv(csv_path, parse_dates=["trans_time"])
    tx["night"] = tx["trans_time"].dt.hour.isin([0, 1, 2, 3, 4]).astype(int)
    train, test = train_test_split(tx, test_size=0.3, stratify=tx["is_fraud"], random_state=17)
    hist, train = train_test_split(train, test_size=0.5, stratify=train["is_fraud"], random_state=18)
    train = add_merchant_risk(train, hist)
    test = add_merchant_risk(test, hist)
    cols = ["amt", "night", "city_pop", "m_rate", "m_n"]
    model = CatBoostClassifier(iterations=iterations, verbose=False)
    model.fit(train[cols], train["is_fraud"])
    auc = roc_auc_score(test["is_fraud"], model.predict_proba(test[cols])[:, 1])
    click.echo(f"auc={auc:.4f}")


if __name__ == "__main__":
    main()
