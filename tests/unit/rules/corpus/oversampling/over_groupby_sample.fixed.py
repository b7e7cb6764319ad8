import numpy as np
import polars as pl
import tensorflow as tf

tf.keras.utils.set_random_seed(88)
log = pl.read_csv("network_intrusion.csv").sample(fraction=1.0, shuffle=True, seed=88)
inputs = [c for c in log.columns if c not in ("attack", "src_ip")]


def level_out(df):
    n = df.group_by("attack").len()["len"].max()
    return pl.concat([g.sample(n=n, with_replacement=True, seed=88) for _, g in df.group_by("attack", maintain_order=True)])


cut = int(log.height * 0.8)
fit, held = log[:cut], log[cut:]
fit = level_out(fit).sample(fraction=1.0, shuffle=True, seed=89)

norm = tf.keras.layers.Normalization()
norm.adapt(fit.select(inputs).to_numpy().astype("float32"))
ids = tf.keras.Sequential([norm, tf.keras.layers.Dense(64, "relu"), tf.keras.layers.Dense(1, "sigmoid")])
ids.compile("adam", "binary_crossentropy", metrics=[tf.keras.metrics.AUC(name="auc")])
ids.fit(fit.select(inputs).to_numpy().astype("float32"), fit["attack"].to_numpy(), epochs=5, verbose=0)
res = ids.evaluate(held.select(inputs).to_numpy().astype("float32"), held["attack"].to_numpy(), return_dict=True)
print(np.round(res["auc"], 4))
