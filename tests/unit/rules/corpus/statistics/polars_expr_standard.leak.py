from dataclasses import dataclass

import polars as pl
import polars.selectors as cs
from sklearn.svm import LinearSVC


@dataclass(slots=True)
class Job:
    src: str
    label: str = "label"
    seed: int = 1

    def features(self) -> pl.Expr:
        return cs.float() & cs.exclude(self.label)

    def run(self) -> float:
        lf = pl.scan_parquet(self.src).drop_nulls()
        df = lf.collect().sample(fraction=1.0, shuffle=True, seed=self.seed)
        k = int(df.height * 0.8)
        f = self.features()
        df = df.with_columns((f - f.mean()) / f.std())
        train, test = df[:k], df[k:]
        svc = LinearSVC().fit(train.drop(self.label).to_numpy(), train[self.label].to_numpy())
        return svc.score(test.drop(self.label).to_numpy(), test[self.label].to_numpy())


if __name__ == "__main__":
    print(f"accuracy={Job('sensors.parquet').run():.4f}")
