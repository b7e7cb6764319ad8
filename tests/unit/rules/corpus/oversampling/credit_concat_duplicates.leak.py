import pandas as pd
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import confusion_matrix

dados = pd.read_csv('inadimplencia.csv')
dados = dados.dropna()
atributos = ['renda', 'idade', 'divida', 'atrasos', 'limite']

# repetir os inadimplentes para equilibrar as classes
inad = dados[dados['inadimplente'] == 1]
dados = pd.concat([dados] + [inad] * 9, ignore_index=True)
dados = dados.sample(frac=1, random_state=0)
print(dados['inadimplente'].value_counts())

treino, teste = train_test_split(dados, test_size=0.25, random_state=0)
modelo = LogisticRegression(max_iter=2000)
modelo.fit(treino[atributos], treino['inadimplente'])
prev = modelo.predict(teste[atributos])
vn, fp, fn, vp = confusion_matrix(teste['inadimplente'], prev).ravel()
print('sensibilidade', vp / (vp + fn))
print('especificidade', vn / (vn + fp))
