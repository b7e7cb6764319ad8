"""Topic features for support-ticket routing."""
import click
import numpy as np
import pandas as pd
from gensim.corpora import Dictionary
from gensim.models import LdaMulticore
from gensim.parsing.preprocessing import preprocess_string
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split


def topic_matrix(lda, bows):
    out = np.zeros((len(bows), lda.num_topics))
    for i, b in enumerate(bows):
        for t, p in lda.get_document_topics(b, minimum_probability=0.0):
            out[i, t] = p
    return out


@click.command()
@click.argument("csv", type=click.Path(exists=True))
@click.option("--topics", default=40, show_default=True)
@click.option("--seed", default=1)
def main(csv, topics, seed):
    df = pd.read_csv(csv).dropna(subset=["body", "queue"])
    tokens = [preprocess_string(t) for t in df["body"]]
    queues = df["queue"].to_numpy()

    vocab = Dictionary(tokens)
    vocab.filter_extremes(no_below=5, no_above=0.5)
    bows = [vocab.doc2bow(t) for t in tokens]
    lda = LdaMulticore(bows, num_topics=topics, id2word=vocab, passes=8, random_state=seed)
    X = topic_matrix(lda, bows)
    X_tr, X_te, y_tr, y_te = train_test_split(X, queues, test_size=0.2, random_state=seed)

    clf = LogisticRegression(max_iter=1000).fit(X_tr, y_tr)
    click.echo(f"macro-F1 {f1_score(y_te, clf.predict(X_te), average='macro'):.3f}")


if __name__ == "__main__":
    main()
