import click
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf


class TaxiFare:
    FORMULA = "np.log(fare) ~ dist_c + minutes_c + night + airport"

    def __init__(self, path):
        self.path = path

    def load(self):
        t = pd.read_csv(self.path, parse_dates=["pickup", "dropoff"])
        t["minutes"] = (t["dropoff"] - t["pickup"]).dt.total_seconds() / 60
        t["night"] = t["pickup"].dt.hour.isin([22, 23, 0, 1, 2, 3, 4]).astype(int)
        self.trips = t[(t.fare > 2.5) & (t.fare < 300) & (t.minutes > 1)]
        return self

    def split(self, frac):
        t = self.trips.sample(frac=1, random_state=2)
        t["dist_c"] = np.log(t["dist"] / t["dist"].median())
        t["minutes_c"] = np.log(t["minutes"])
        n = int(frac * len(t))
        self.train, self.test = t.iloc[:n], t.iloc[n:]
        return self

    def run(self):
        self.fit_ = smf.ols(self.FORMULA, self.train).fit(cov_type="HC3")
        err = self.fit_.predict(self.test) - np.log(self.test["fare"])
        return {"rmse_log": float(np.sqrt((err ** 2).mean())), "bias": float(err.mean())}


@click.command()
@click.argument("path")
@click.option("--frac", default=0.75)
def cli(path, frac):
    model = TaxiFare(path).load().split(frac)
    click.echo(model.run())
    click.echo(model.fit_.params.round(3).to_string())


if __name__ == "__main__":
    cli()
