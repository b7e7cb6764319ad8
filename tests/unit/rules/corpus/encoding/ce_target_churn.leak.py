import click
import category_encoders as ce
import pandas as pd
from catboost import CatBoostClassifier
from sklearn.metrics import roc_auc_score, average_precision_score
from sklearn.model_selection import train_test_split

HIGH_CARD = ["plan_code", "dealer_id", "handset_model"]


def read(path):
    df = pd.read_csv(path)
    df["churn"] = df["churn"].eq("Y").astype(int)
    df["minutes_per_day"] = df["minutes"] / 30
    df["calls_ratio"] = df["calls_out"] / (df["calls_in"] + 1)
    return df


@click.command()
@click.argument("csv_path")
@click.option("--smoothing", default=10.0)
@click.option("--iterations", default=600)
def main(csv_path, smoothing, iterations):
    df = read(csv_path)
    click.echo(f"churn rate {df.churn.mean():.3f}")
    X, y = df.drop(columns=["churn", "customer_id"]), df["churn"]

    enc = ce.TargetEncoder(cols=HIGH_CARD, smoothing=smoothing)
    X_enc = enc.fit_transform(X, y)
    X_train, X_test, y_train, y_test = train_test_split(
        X_enc, y, test_size=0.2, stratify=y, random_state=11
    )

    model = CatBoostClassifier(iterations=iterations, depth=6, verbose=200)
    model.fit(X_train, y_train)
    p = model.predict_proba(X_test)[:, 1]
    click.echo(f"AUC {roc_auc_score(y_test, p):.4f}")
    click.echo(f"AP  {average_precision_score(y_test, p):.4f}")


if __name__ == "__main__":
    main()
