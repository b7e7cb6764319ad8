import click
import numpy as np
import pandas as pd
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.metrics import balanced_accuracy_score, confusion_matrix
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, RobustScaler
from sklearn.svm import SVC


@click.command()
@click.argument("events", type=click.Path(exists=True))
@click.option("--c", "c_value", default=10.0, show_default=True)
@click.option("--folds", default=6, show_default=True)
@click.option("--save", type=click.Path(), default=None)
def cli(events, c_value, folds, save):
    """Classify seismic events (blast / quake), leaving whole stations out."""
    ev = pd.read_csv(events)
    stations = ev["station"].to_numpy()
    labels = (ev["kind"] == "quake").astype(int).to_numpy()
    spec_cols = [c for c in ev.columns if c.startswith("band_")]
    spectra = np.log10(ev[spec_cols].to_numpy() + 1e-9)
    ratio = ev["p_amp"].to_numpy() / ev["s_amp"].to_numpy()
    feats = np.column_stack([spectra, ratio])

    model = Pipeline([("scale", RobustScaler()), ("id", FunctionTransformer()), ("svc", SVC(C=c_value, gamma="scale"))])
    predicted = cross_val_predict(model, feats, labels, groups=stations, cv=GroupKFold(folds))

    click.echo(f"events {len(ev)}, stations {len(set(stations))}")
    click.echo(f"balanced accuracy {balanced_accuracy_score(labels, predicted):.3f}")
    click.echo(str(confusion_matrix(labels, predicted)))
    if save:
        import joblib

        joblib.dump(model.fit(feats, labels), save)
        click.echo(f"model of all events written to {save}")


if __name__ == "__main__":
    cli()
