import logging
import pickle

import pandas as pd
import typer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

app = typer.Typer()
logger = logging.getLogger(__name__)


def clean(text: pd.Series) -> pd.Series:
    return (
        text.fillna("")
        .str.lower()
        .str.replace(r"https?://\S+", " url ", regex=True)
        .str.replace(r"\d+", " num ", regex=True)
    )


@app.command()
def train(
    tickets: str = typer.Argument(..., help="csv with subject, body, queue"),
    model_out: str = "model.pkl",
    max_features: int = 50_000,
    seed: int = 17,
):
    df = pd.read_csv(tickets).dropna(subset=["queue"]).drop_duplicates(["subject", "body"])
    text = clean(df["subject"]) + " " + clean(df["body"])
    logger.info("average length %.1f", text.str.len().mean())

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=3, max_features=max_features, sublinear_tf=True)
    matrix = vectorizer.fit_transform(text)
    x_train, x_test, y_train, y_test = train_test_split(
        matrix, df["queue"], test_size=0.2, stratify=df["queue"], random_state=seed
    )
    clf = LinearSVC(C=0.5).fit(x_train, y_train)
    typer.echo(f"macro f1: {f1_score(y_test, clf.predict(x_test), average='macro'):.4f}")

    # ship a model that has seen every ticket
    shipped_vec = TfidfVectorizer(**vectorizer.get_params()).fit(text)
    shipped = LinearSVC(C=0.5).fit(shipped_vec.transform(text), df["queue"])
    with open(model_out, "wb") as fh:
        pickle.dump({"vectorizer": shipped_vec, "model": shipped}, fh)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    app()
